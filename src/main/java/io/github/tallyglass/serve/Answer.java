package io.github.tallyglass.serve;

/// What a request is answered with.
///
/// @param status of HTTP
/// @param type media type
record Answer(int status, String type, String body) {

    static Answer json(int status, String document) {
        return new Answer(status, "application/json; charset=utf-8", document + "\n");
    }

    static Answer html(String page) {
        return new Answer(200, "text/html; charset=utf-8", page);
    }
}
