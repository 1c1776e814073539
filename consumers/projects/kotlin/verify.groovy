// Both lines of the wrong program were refused, and nothing else was.
def errors = new File(basedir, "build.log").readLines().findAll { it.startsWith("[ERROR]") && it.contains("Wrong.kt") }
assert errors.any { it.contains("Only safe (?.) or non-null asserted (!!.) calls are allowed") }
assert errors.any { it.contains("Null cannot be a value of a non-null type") }
