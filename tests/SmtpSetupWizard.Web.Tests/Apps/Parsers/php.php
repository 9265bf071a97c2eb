<?php
// Each text's tokens, string literals by their value. A text is statements, entries of an array or members of a class; anything else throws.
function tokens(string $text): array
{
    foreach (["<?php\n%s", "<?php\n[\n%s\n];", "<?php\nclass C {\n%s\n}"] as $around) {
        try {
            $tokens = token_get_all(sprintf($around, $text), TOKEN_PARSE);
        } catch (ParseError $error) {
            continue;
        }
        return array_map(function ($token) {
            if (!is_array($token)) return $token;
            return $token[0] === T_CONSTANT_ENCAPSED_STRING ? eval("return $token[1];") : $token[1];
        }, $tokens);
    }
    throw $error;
}

echo json_encode(array_map('tokens', json_decode(stream_get_contents(STDIN))), JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
