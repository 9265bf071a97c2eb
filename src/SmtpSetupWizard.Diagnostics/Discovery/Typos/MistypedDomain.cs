namespace SmtpSetupWizard.Diagnostics.Discovery.Typos;

/// <summary>A domain that looks like a slip.</summary>
/// <param name="Meant">What was probably meant.</param>
/// <param name="IsSure">Whether it is one even if the domain as typed has mail: the near relatives of the great providers' names are mostly taken.</param>
public sealed record MistypedDomain(string Meant, bool IsSure)
{
    private const int MaxLength = 40;

    /// <summary>Brands with a single domain: whatever else stands behind them is a slip.</summary>
    private static readonly string[] Single = ["gmail.com", "googlemail.com", "icloud.com"];

    /// <summary>Brands with a domain for each of many countries.</summary>
    private static readonly string[] International = ["yahoo", "hotmail", "outlook"];

    /// <summary>Short brands that mean nothing else, so that <c>.co</c> behind them is a slip.</summary>
    private static readonly string[] Distinct = ["gmail", "yahoo", "icloud", "aol", "msn", "live", "ymail"];

    /// <summary>Suffixes that exist and are mostly slips.</summary>
    private static readonly Dictionary<string, string[]> Cut = new(StringComparer.Ordinal) { ["com"] = ["co", "cm", "om", "cam"], ["net"] = ["ne", "et"] };

    /// <summary>Where <c>uk</c> alone stands for <c>co.uk</c>.</summary>
    private static readonly string[] Shortened = ["uk", "br", "au", "za", "nz", "mx", "ar", "tr"];

    /// <summary>Null when the domain looks right.</summary>
    /// <param name="domain">ASCII, lower case.</param>
    public static MistypedDomain? Read(string domain)
    {
        if (domain.Length > MaxLength || MailDomains.Exists(domain)) return null;
        (MistypedDomain Slip, int Cost)? best = null;
        foreach (var meant in MailDomains.Popular)
        {
            if (Compare(domain, meant) is var (cost, sure) && (best is null || cost < best.Value.Cost)) best = (new(meant.Name, sure), cost);
        }

        return best?.Slip;
    }

    /// <summary>How many slips lead from one to the other; null when it is another domain.</summary>
    private static (int Cost, bool IsSure)? Compare(string typed, PopularDomain meant)
    {
        if (typed.Replace(".", "", StringComparison.Ordinal) == meant.Dotless || typed == "www." + meant.Name || typed == "www" + meant.Name) return (1, meant.IsGreat);
        var dot = typed.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return typed == meant.Label && (meant.IsGreat || typed.Length >= 5) ? (2, meant.IsGreat) : null;
        var (label, suffix) = (typed[..dot], typed[(dot + 1)..]);
        if (InLabel(label, meant) is not var (slips, sure)) return null;
        if (InSuffix(suffix, meant, slips) is { } more)
        {
            // Whatever ends like a domain can be one.
            sure &= suffix == meant.Suffix || meant.Name == "gmail.com" || IsCut(suffix, meant.Suffix) || !Suffixes.Exist(suffix);
            return slips + more <= (meant.Label.Length >= 7 || Single.Contains(meant.Name, StringComparer.Ordinal) ? 3 : 2) ? (slips + more, sure) : null;
        }

        // gmial.it, libero.ir: likely, but somebody may be called like that.
        if (Single.Contains(meant.Name, StringComparer.Ordinal) && slips == 1 && Slip.SameLetters(label, meant.Label) && IsShort(suffix)) return (3, false);
        return slips == 0 && label.Length >= (meant.IsGreat ? 7 : 6) && suffix.Length == meant.Suffix.Length && Slip.Count(suffix, meant.Suffix) == 1
            && suffix.Zip(meant.Suffix).All(pair => pair.First == pair.Second || Slip.AreNeighbours(pair.First, pair.Second)) ? (2, false) : null;
    }

    private static (int Slips, bool IsSure)? InLabel(string typed, PopularDomain domain)
    {
        var meant = domain.Label;
        if (typed == meant) return (0, domain.IsGreat);
        if (meant.Length < 3 || typed.Length < 2 || Math.Abs(typed.Length - meant.Length) > 2) return null;
        return Slip.Count(typed, meant) switch
        {
            1 when domain.IsGreat && meant.Length >= 5 => InFirstLetter(typed, domain),
            1 when meant.Length >= 7 => InFirstLetter(typed, domain),

            // Almost every other near relative of a short name is a word, and somebody's.
            1 when Slip.IsDoubled(typed, meant) || (meant.Length >= 5 && Slip.SameLetters(typed, meant)) => (1, domain.IsGreat),
            1 when meant.Length >= 6 && typed.Length < meant.Length && typed[0] == meant[0] => (1, false),
            1 when meant.Length >= 5 && typed.Any(char.IsAsciiDigit) && typed.Replace('0', 'o').Replace('1', 'l') == meant => (1, false),
            1 when typed[0] == meant[0] && Slip.SameLetters(typed, meant) && domain.Name is "live.com" or "live.it" or "web.de" or "gmx.de" or "gmx.net" => (1, false),
            2 when meant.Length >= (domain.IsGreat ? 5 : 8) && Slip.SameLetters(typed, meant, odd: 1) && (typed[0] == meant[0] || typed[..2] == $"{meant[1]}{meant[0]}")
                => (2, domain.IsGreat && Slip.SameLetters(typed, meant)),
            2 when meant.Length >= 9 && typed[0] == meant[0] => (2, false),
            _ => null,
        };
    }

    /// <summary>People seldom miss the first letter, and names that differ in it are mostly other names.</summary>
    private static (int Slips, bool IsSure)? InFirstLetter(string typed, PopularDomain domain)
    {
        var meant = domain.Label;
        if (typed[0] == meant[0] || Slip.SameLetters(typed, meant)) return (1, domain.IsGreat && Slip.IsClear(typed, meant));
        if (meant.Length < 7 && !domain.IsGreat) return null;
        if (typed.Length < meant.Length) return (1, domain.IsGreat && meant.Length >= 7);
        return Slip.AreNeighbours(typed[0], meant[0]) || (domain.IsGreat && meant.Length >= 7) ? (1, false) : null;
    }

    private static int? InSuffix(string typed, PopularDomain domain, int slipsBefore)
    {
        var meant = domain.Suffix;
        if (typed == meant) return 0;
        if (IsCut(typed, meant) && (domain.Label.Length >= 7 || Distinct.Contains(domain.Label, StringComparer.Ordinal))) return 1;
        if (!Suffixes.Exist(typed))
        {
            var count = Slip.Count(typed, meant);
            if (count == 1) return 1;
            if ((count == 2 && meant.Length >= 3 && typed.Length >= 2) || typed.StartsWith(meant + ".", StringComparison.Ordinal)) return 2;
        }

        if (slipsBefore > 0) return null;
        if (Single.Contains(domain.Name, StringComparer.Ordinal) && IsShort(typed)) return 2;
        return International.Contains(domain.Label, StringComparer.Ordinal) ? InCountry(typed, meant) : null;
    }

    /// <summary><c>yahoo.com.it</c>, <c>hotmail.uk</c>, <c>outlook.net</c>.</summary>
    private static int? InCountry(string typed, string meant)
    {
        if (typed == "com." + meant || typed == "co." + meant) return 1;
        if (meant.Split('.') is [_, var country] && ((typed == country && Shortened.Contains(typed, StringComparer.Ordinal)) || typed == "co." + country || typed == "com." + country)) return 1;
        if (meant != "com") return null;
        return Suffixes.IsGeneric(typed) || (typed.Split('.') is ["com" or "co", var other] && Suffixes.IsCountry(other)) ? 2 : null;
    }

    private static bool IsCut(string typed, string meant) => Cut.TryGetValue(meant, out var cut) && cut.Contains(typed, StringComparer.Ordinal);

    private static bool IsShort(string suffix) => suffix.Split('.') is { Length: <= 2 } parts && Array.TrueForAll(parts, part => part.Length <= 4);
}
