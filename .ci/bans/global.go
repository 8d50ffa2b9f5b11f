// Package ban keeps a variable that changes.
package ban

var count int // want gochecknoglobals

// Count changes it.
func Count() int {
	count++
	return count
}
