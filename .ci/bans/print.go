// Package ban prints behind the app's back.
package ban

import "fmt"

// Say prints.
func Say() { fmt.Println("x") } // want forbidigo
