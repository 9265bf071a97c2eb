namespace SmtpSetupWizard.Web.Wizard;

/// <summary>What the address already answers: user name, sender, and a first guess of the host. What the person typed is never overwritten.</summary>
public static class FilledIn
{
    /// <summary>A guess and no more: many providers name their servers like this.</summary>
    public static string? GuessedHost(string? address) =>
        address?.Trim() is { } text && text.LastIndexOf('@') is > 0 and var at && at < text.Length - 1 ? "smtp." + text[(at + 1)..].ToLowerInvariant() : null;

    /// <summary>Whether the host is still our guess.</summary>
    public static bool IsGuess(this WizardAnswers answers) =>
        answers.FilledFrom is not null && answers.Host is not null && answers.Host == GuessedHost(answers.FilledFrom);

    /// <summary>Fills in what is empty; what was filled in from another address gives way.</summary>
    public static WizardAnswers From(WizardAnswers answers)
    {
        var address = string.IsNullOrWhiteSpace(answers.Address) ? null : answers.Address.Trim();
        var before = answers.FilledFrom;
        if (before is not null && before != address)
        {
            answers = answers with
            {
                Host = answers.Host == GuessedHost(before) ? null : answers.Host,
                UserName = answers.UserName == before ? null : answers.UserName,
                Sender = answers.Sender == before ? null : answers.Sender,
                FilledFrom = null,
            };
        }

        if (GuessedHost(address) is not { } guess) return answers;
        return answers with
        {
            Host = Or(answers.Host, guess),
            UserName = Or(answers.UserName, address!),
            Sender = Or(answers.Sender, address!),
            FilledFrom = address,
        };
    }

    private static string Or(string? typed, string otherwise) => string.IsNullOrWhiteSpace(typed) ? otherwise : typed;
}
