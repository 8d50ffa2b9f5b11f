package eval

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// ErrorReason says why a dialog ended by an error. An operator's error may bring others.
type ErrorReason string

// The reasons that a run itself gives.
const (
	ErrorModel    ErrorReason = "model"    // the operator gave an error without a reason of its own
	ErrorTimeout  ErrorReason = "timeout"  // a time limit ended the dialog
	ErrorOperator ErrorReason = "operator" // there is no operator of that name
)

// reasonError is an error with the reason of the outcome.
type reasonError struct {
	reason ErrorReason
	error
}

func (e reasonError) Reason() string { return string(e.reason) }

// Limit gives ctx a time limit, whose error says what took too long; 0 is none.
func Limit(ctx context.Context, d time.Duration, what string) (context.Context, context.CancelFunc) {
	if d <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeoutCause(ctx, d, reasonError{ErrorTimeout, fmt.Errorf("%s %v", what, d)})
}

// ReasonOf gives the reason of the outcome error that an operator's error comes to.
func ReasonOf(err error) string {
	var reasoned interface{ Reason() string }
	switch {
	case errors.As(err, &reasoned) && reasoned.Reason() != "":
		return reasoned.Reason()
	case errors.Is(err, context.DeadlineExceeded):
		return string(ErrorTimeout)
	}
	return string(ErrorModel)
}
