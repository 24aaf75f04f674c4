"""Pictures as inline SVG: geometry is computed here, drawn by a template, and always told in words beside it."""
