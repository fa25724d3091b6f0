"""The live matrix: real programs as processes, on real servers, behind a proxy of its own. See ../README.md."""
