// Package ban looks at the environment from a library.
package ban

import "os"

// Home looks.
func Home() string { return os.Getenv("HOME") } // want forbidigo
