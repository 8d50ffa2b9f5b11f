// Package dark keeps the terminal from being asked for its colours.
//
// bubbletea asks for them when a program starts, whatever the program is about to do, and waits for seconds where
// the terminal does not answer. No style here goes by the background, so the question is answered beforehand:
// packages are set up in the order of their paths, and this one stands before bubbletea, which it does not import.
//
// https://go.dev/ref/spec#Program_initialization
package dark

import "github.com/charmbracelet/lipgloss"

// Assumed tells that the answer was given.
var Assumed = assume() //nolint:gochecknoglobals // it has to be set before any function of ours is called

func assume() bool {
	lipgloss.SetHasDarkBackground(true)
	return true
}
