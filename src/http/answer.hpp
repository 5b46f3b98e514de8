// The steps between a parsed request and a finished response, none of which needs a socket.
#pragma once

#include "http/server.hpp"

namespace heed::http {

// Runs the route's handler. Whatever it throws becomes a 500 page; the log gets the exception's type and nothing of its text.
Response run_handler(const Route& route, const Request& request, const Server::ProblemPages& problems);

// The 404 or 405 for a request that matched nothing.
Response answer_unmatched(const Router::Match& match, const Request& request, const Server::ProblemPages& problems);

// A 503 that says when to come back.
Response answer_unavailable(const Request& request, const Server::ProblemPages& problems);

// Compresses what may be compressed, then sets the security headers.
void finish(const Request& request, Response& response);

}  // namespace heed::http
