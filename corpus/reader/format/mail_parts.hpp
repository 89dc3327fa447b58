#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>

namespace dateline {

// What is asked of a message and its parts, in UTF-8. Null pointers of GMime
// give "".

struct Unreference {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Reference = std::unique_ptr<Object, Unreference>;

std::string text_or_empty(const char* text);

// Null if the bytes are no message.
Reference<GMimeMessage> message_of(std::string_view bytes);

// The names of the senders, or their addresses.
std::string senders_of(GMimeMessage* message);

// The day on which it was sent, or what stands in its place.
std::string date_of_message(GMimeMessage* message);

std::string header_of(GMimeObject* object, const char* name);

bool is_of_type(GMimeObject* object, const char* type, const char* subtype);

// "text/html", in lower case, without parameters.
std::string media_type_of(GMimeObject* object);

// Of the content type, in lower case.
std::string parameter_of(GMimePart* part, const char* name);

// The content of a part as it was before it was encoded to be sent.
std::string bytes_of(GMimePart* part);

}  // namespace dateline
