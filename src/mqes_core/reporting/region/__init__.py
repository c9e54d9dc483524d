"""A region's report: concepts of districts side by side and, where there is data, the results of their units."""
