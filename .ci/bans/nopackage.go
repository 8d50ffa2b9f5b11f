package ban // want revive

// Bare is in a package without a comment.
func Bare() {}
