// Package ban has an exported name without a comment.
package ban

func Bare() {} // want revive
