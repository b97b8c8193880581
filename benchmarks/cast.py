"""The three people whose pages are measured, by their personnel numbers; as in the demo, and just as invented."""

NUMBERS = {"employee": "10000001", "mover": "10000003", "hr": "10000004"}
PASSWORD = "stadtcampus-demo"
