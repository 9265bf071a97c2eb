namespace SmtpSetupWizard.Web.Wizard;

/// <summary>What a check is to prove, as the form says it.</summary>
public static class Proving
{
    public const string SignIn = "signin";

    /// <summary>Sign-in, and that the server takes the sender's address.</summary>
    public const string Sender = "sender";

    /// <summary>Sign-in, and a message that really goes to the sender.</summary>
    public const string Message = "message";

    public static IReadOnlyList<string> All { get; } = [SignIn, Sender, Message];
}
