// Package endpoint is an address at which models are served by the protocols of OpenAI: how it is
// reached, and what is said, in one line, where it fails.
//
// Nothing is sent but to that address. The environment is not looked at, neither for keys nor for
// proxies, and a redirect is not followed: neither the key nor a customer's words go where the
// configuration does not point.
package endpoint

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// Endpoint is one address, and the key to it.
type Endpoint struct {
	base string
	host string
	key  string
}

// New takes the address up to where the paths of the protocol follow, absolute, http or https, and
// the key, whose surrounding white space does not count; an empty key is none. The network is not
// touched, and an error does not quote the key.
func New(baseURL, key string) (*Endpoint, error) {
	base, err := url.Parse(baseURL)
	if err != nil || base.Host == "" || base.User != nil || base.Scheme != "http" && base.Scheme != "https" {
		return nil, errors.New("the base URL must be an absolute http or https address without a user")
	}
	e := &Endpoint{base: strings.TrimRight(baseURL, "/"), host: base.Host, key: strings.TrimSpace(key)}
	if strings.ContainsFunc(e.key, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, fmt.Errorf("the key for %s holds characters that no key has", e.host)
	}
	return e, nil
}

// Secret tells whether a key is one that must not be shown. A word that a server is given which wants none, such as
// none or test, is shorter than any key, and stands in ordinary texts.
func Secret(key string) bool {
	const shortest = 8
	return len(strings.TrimSpace(key)) >= shortest
}

// URL gives the address without a slash at its end.
func (e *Endpoint) URL() string { return e.base }

// Key gives the key, empty where there is none.
func (e *Endpoint) Key() string { return e.key }
