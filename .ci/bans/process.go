// Package ban ends the process from a library.
package ban

import "os"

// Leave ends the process.
func Leave() { os.Exit(1) } // want forbidigo
