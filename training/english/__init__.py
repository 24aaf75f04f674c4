"""How the shipped English encoder is made: from open treebanks and a public sentence encoder to the weights folder."""
