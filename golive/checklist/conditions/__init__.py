"""The conditions of the catalogue, a module for each question, each with its answer in words."""
