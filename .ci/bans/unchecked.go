// Package ban leaves an error unlooked at.
package ban

import "os"

// Drop drops an error.
func Drop() {
	os.Remove("x") // want errcheck
}
