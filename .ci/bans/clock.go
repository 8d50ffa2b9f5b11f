// Package ban looks at the clock from a library.
package ban

import "time"

// Now looks.
func Now() time.Time { return time.Now() } // want forbidigo
