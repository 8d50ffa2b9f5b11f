// Package ban silences a linter without a reason.
package ban

import "os"

// Drop drops an error.
func Drop() {
	os.Remove("x") //nolint:errcheck
}
