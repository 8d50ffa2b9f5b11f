// Package ban compares errors as if nobody wrapped them.
package ban

import "io"

// End tells whether err is the end.
func End(err error) bool { return err == io.EOF } // want errorlint
