namespace SmtpSetupWizard.Web.Wizard;

/// <summary>The steps that ask; what follows is the page behind the link.</summary>
public enum WizardStep
{
    Address = 1,
    Server = 2,
    SignIn = 3,
}
