// Package llm is how a language model acts as an operator: what it is sent, and what is made of what it
// writes.
package llm
