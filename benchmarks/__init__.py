"""How fast the platform is with a city of 16,000 people: `benchmarks.world` fills it, `benchmarks.load` measures it."""
