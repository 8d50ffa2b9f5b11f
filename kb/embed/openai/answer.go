package openai

import (
	"bytes"
	"encoding/json"
	"errors"

	"firstline/kb/endpoint"
)

// answer is what counts of an answer.
type answer struct {
	Data []struct {
		Index     *int   `json:"index"` // of the text; without it, texts and vectors are in one order
		Embedding vector `json:"embedding"`
	} `json:"data"`
}

// vector is a vector as it is read: null is no number. llama.cpp writes it for one that is none.
type vector []float32

var errNull = errors.New("null is no number")

// UnmarshalJSON reads a list of numbers that a float32 holds.
func (v *vector) UnmarshalJSON(data []byte) error {
	if bytes.Contains(data, []byte("null")) {
		return errNull
	}
	return json.Unmarshal(data, (*[]float32)(v))
}

// read gives the vectors of n texts, in the order of the texts, from the body of an answer.
func (e *Embedder) read(body []byte, n int) ([][]float32, error) {
	failed := func(format string, args ...any) ([][]float32, error) {
		return nil, e.endpoint.Errorf(endpoint.ReasonReply, format, args...)
	}
	var a answer
	switch err := json.Unmarshal(body, &a); {
	case errors.Is(err, errNull):
		return failed("an embedding holds null in place of a number")
	case err != nil:
		return failed("the answer is no list of embeddings: %s", body)
	case len(a.Data) == 0:
		return failed("the answer holds no embeddings: %s", endpoint.Complaint(body))
	case len(a.Data) != n:
		return failed("the answer holds %d embeddings for %d texts", len(a.Data), n)
	}
	vectors := make([][]float32, n)
	for i, item := range a.Data {
		if item.Index != nil {
			i = *item.Index
		}
		length, first := len(item.Embedding), len(a.Data[0].Embedding)
		switch {
		case i < 0 || i >= n:
			return failed("the answer holds an embedding for text %d of %d, counted from 0", i, n)
		case vectors[i] != nil:
			return failed("the answer holds two embeddings for text %d, counted from 0", i)
		case length == 0:
			return failed("the answer holds an embedding of no numbers")
		case length != first:
			return failed("the embeddings are of %d numbers and of %d", first, length)
		case e.config.Dimensions > 0 && length != e.config.Dimensions:
			return failed("the embeddings are of %d numbers, not of %d, as dimensions asks for", length, e.config.Dimensions)
		}
		vectors[i] = item.Embedding
	}
	return vectors, nil
}
