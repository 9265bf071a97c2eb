namespace SmtpSetupWizard.Web.Hosting;

/// <summary>The app cannot start with these settings.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception($"The settings are wrong:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Select(problem => "  " + problem))}")
{
    /// <summary>One for each wrong value, its key first.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
