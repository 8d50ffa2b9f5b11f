package chat

import "context"

// ReasonRecording is the reason of the outcome error where what was to be replayed is not recorded.
const ReasonRecording = "recording"

// Invented stands, in a reply of a run that is recorded or replayed, for something personal that the model was not
// given: it has made it up.
const Invented = "[personal: not given]"

// Scene says for which playing of which dialog a reply is asked for.
type Scene struct {
	Dialog string // SET/DIALOG
	Try    int    // from 1; a dialog that is repeated has several
}

type sceneKey struct{}

// WithScene gives a context in which the scene is known to whoever is asked for a reply.
func WithScene(ctx context.Context, s Scene) context.Context {
	return context.WithValue(ctx, sceneKey{}, s)
}

// SceneOf gives the scene of a context; the zero Scene where there is none, as in a conversation that no
// script has written.
func SceneOf(ctx context.Context) Scene {
	s, _ := ctx.Value(sceneKey{}).(Scene)
	return s
}
