"""Frame, session and inputs: the only place in golive that speaks Streamlit."""
