# The names and values of each text, as Mastodon's own library reads them.
require "json"
require "dotenv"

puts JSON.parse($stdin.read).map { |text| Dotenv::Parser.call(text).flatten }.to_json
