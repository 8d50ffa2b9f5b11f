package endpoint

// Program is an endpoint that is a program on this machine. It has neither an address nor a key; its name
// is what errors begin with.
func Program(name string) *Endpoint { return &Endpoint{host: name} }
