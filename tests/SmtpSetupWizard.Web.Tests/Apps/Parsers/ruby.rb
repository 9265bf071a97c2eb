# The types and literals of each text's syntax tree, strings by their value. A text with a fault of syntax throws.
require "json"

def leaves(node, found = [])
  if node.is_a?(RubyVM::AbstractSyntaxTree::Node)
    found << node.type.to_s
    node.children.each { |child| leaves(child, found) }
  elsif node.is_a?(Array)
    node.each { |child| leaves(child, found) }
  elsif !node.nil?
    found << node.to_s
  end
  found
end

puts JSON.parse($stdin.read).map { |text| leaves(RubyVM::AbstractSyntaxTree.parse(text)) }.to_json
