// Package ban has an init.
package ban

func init() {} // want gochecknoinits
