using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using SmtpSetupWizard.Diagnostics.Discovery;

namespace SmtpSetupWizard.Web.Links;

/// <summary>Tells names that look like others (UTS 39, as far as mail hosts need it).</summary>
public static class Lookalike
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>Letters that stand for a Latin one or a digit at a glance.</summary>
    private static readonly FrozenDictionary<char, string> Plain = new Dictionary<char, string>
    {
        ['а'] = "a",
        ['ӑ'] = "a",
        ['в'] = "b",
        ['с'] = "c",
        ['ԁ'] = "d",
        ['е'] = "e",
        ['ё'] = "e",
        ['ҽ'] = "e",
        ['ɡ'] = "g",
        ['һ'] = "h",
        ['і'] = "i",
        ['ї'] = "i",
        ['ј'] = "j",
        ['к'] = "k",
        ['ӏ'] = "l",
        ['м'] = "m",
        ['п'] = "n",
        ['о'] = "o",
        ['р'] = "p",
        ['ԛ'] = "q",
        ['г'] = "r",
        ['ѕ'] = "s",
        ['т'] = "t",
        ['ц'] = "u",
        ['ѵ'] = "v",
        ['ԝ'] = "w",
        ['ш'] = "w",
        ['х'] = "x",
        ['у'] = "y",
        ['ү'] = "y",
        ['α'] = "a",
        ['β'] = "b",
        ['ε'] = "e",
        ['η'] = "n",
        ['ι'] = "i",
        ['κ'] = "k",
        ['ν'] = "v",
        ['ο'] = "o",
        ['ρ'] = "p",
        ['τ'] = "t",
        ['υ'] = "u",
        ['χ'] = "x",
        ['ω'] = "w",
        ['ϲ'] = "c",
        ['ϳ'] = "j",
        ['օ'] = "o",
        ['ս'] = "u",
        ['հ'] = "h",
        ['ո'] = "n",
        ['ց'] = "g",
        ['ɑ'] = "a",
        ['ı'] = "i",
        ['ł'] = "l",
        ['ø'] = "o",
        ['ð'] = "d",
        ['đ'] = "d",
        ['ħ'] = "h",
        ['0'] = "o",
        ['1'] = "l",
        ['5'] = "s",
        ['i'] = "l",
    }.ToFrozenDictionary();

    /// <summary>Names that are worth being taken for: the hosts and domains of the known providers.</summary>
    private static readonly FrozenDictionary<string, string> Known = Providers.All
        .SelectMany(provider => provider.Smtp.Where(host => host.IsWhole).Select(host => host.Host).Concat(provider.Domains.Where(domain => !domain.StartsWith("*.", StringComparison.Ordinal))))
        .Distinct(StringComparer.OrdinalIgnoreCase).GroupBy(Skeleton, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The readable form of a name; the same when it has but one.</summary>
    public static string Unicode(string ascii)
    {
        try
        {
            return Idn.GetUnicode(ascii);
        }
        catch (ArgumentException)
        {
            return ascii;
        }
    }

    /// <summary>The known name, or the one of <paramref name="own"/>, that a host looks like without being it or lying in it; null: none.</summary>
    /// <param name="own">The address's domain.</param>
    public static string? Of(string ascii, string? own)
    {
        for (var name = Unicode(ascii).ToLowerInvariant(); name.Contains('.', StringComparison.Ordinal); name = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            var skeleton = Skeleton(name);
            if (own is not null && skeleton == Skeleton(Unicode(own)) && !Same(name, own)) return own;
            if (Known.TryGetValue(skeleton, out var known)) return Same(name, known) ? null : known;
        }

        return null;
    }

    /// <summary>Whether letters of several scripts stand in one label.</summary>
    public static bool IsMixed(string ascii) => Unicode(ascii).Split('.').Any(label =>
    {
        var scripts = label.Where(char.IsLetter).Select(ScriptOf).Distinct().ToList();
        // Japanese and Korean are written in several.
        return scripts.Count > 1 && scripts.Any(script => script is Script.Latin or Script.Greek or Script.Cyrillic or Script.Armenian);
    });

    private static bool Same(string unicode, string ascii) => unicode.Equals(Unicode(ascii), StringComparison.OrdinalIgnoreCase);

    private static string Skeleton(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name.ToLowerInvariant().Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark) continue;
            plain.Append(Plain.TryGetValue(character, out var like) ? like : character.ToString());
        }

        // What was i is l by now.
        return plain.Replace("rn", "m").Replace("vv", "w").Replace("cl", "d").Replace("i", "l").Replace("-", "").ToString();
    }

    private static Script ScriptOf(char letter) => letter switch
    {
        <= '\u024f' or (>= '\u1e00' and <= '\u1eff') or (>= '\u0250' and <= '\u02af') => Script.Latin,
        (>= '\u0370' and <= '\u03ff') or (>= '\u1f00' and <= '\u1fff') => Script.Greek,
        >= '\u0400' and <= '\u052f' => Script.Cyrillic,
        >= '\u0530' and <= '\u058f' => Script.Armenian,
        _ => Script.Other,
    };

    private enum Script
    {
        Latin,
        Greek,
        Cyrillic,
        Armenian,
        Other,
    }
}
