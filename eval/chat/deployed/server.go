package deployed

import (
	"bytes"
	"context"
	"io"
	"net/http"

	"firstline/eval/chat"
	"firstline/kb/endpoint"
)

// ServerConfig says where an operator is served, and who it is.
type ServerConfig struct {
	URL      string // absolute, http or https, as it is
	Key      string // white space around it does not count; empty: none is sent
	Operator string
	Language string // ru or en
}

// Server is an operator that is reached by HTTP. It may be asked from several goroutines.
type Server struct {
	config ServerConfig
	at     *endpoint.Endpoint
	http   *http.Client
}

// HTTP makes the client of a served operator. The network is not touched.
func HTTP(c ServerConfig) (*Server, error) {
	at, err := endpoint.New(c.URL, c.Key)
	if err != nil {
		return nil, err
	}
	return &Server{c, at, endpoint.NewHTTPClient(endpoint.LongestAnswer)}, nil
}

// Reply asks the operator.
func (s *Server) Reply(ctx context.Context, r chat.Request) (chat.Reply, error) {
	line, err := request(ctx, s.config.Operator, s.config.Language, r)
	if err != nil {
		return chat.Reply{}, err
	}
	answer, err := s.post(ctx, line)
	if err != nil && ctx.Err() != nil {
		return chat.Reply{}, ctx.Err()
	}
	if err != nil {
		return chat.Reply{}, err
	}
	return reply(s.at, answer)
}

// post sends a body and reads the answer.
func (s *Server) post(ctx context.Context, body []byte) ([]byte, error) {
	sent, err := http.NewRequestWithContext(ctx, http.MethodPost, s.config.URL, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	sent.Header.Set("Content-Type", "application/json")
	sent.Header.Set("Accept", "application/json")
	sent.Header.Set("User-Agent", "firstline")
	if key := s.at.Key(); key != "" {
		sent.Header.Set("Authorization", "Bearer "+key)
	}
	response, err := s.http.Do(sent)
	if err != nil {
		return nil, s.at.Unreachable(err)
	}
	defer func() { _ = response.Body.Close() }() // it was only read
	if response.StatusCode/100 != 2 {
		return nil, s.at.Refused(response)
	}
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, s.at.Unreachable(err)
	}
	return answer, nil
}
