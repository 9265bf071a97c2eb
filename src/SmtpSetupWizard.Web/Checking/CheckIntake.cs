namespace SmtpSetupWizard.Web.Checking;

/// <summary>The one door for a check, from the form and from the API: validates, applies the limits, stores, enqueues.</summary>
public sealed class CheckIntake
{
    /// <param name="client">The address limits count for.</param>
    /// <param name="ownerKey">The owner's key; its hash is stored.</param>
    public Task<Submission> SubmitAsync(CheckInput input, System.Net.IPAddress client, string ownerKey, CancellationToken cancellationToken)
    {
        _ = (input, client, ownerKey, cancellationToken);
        return Task.FromResult<Submission>(new Limited("queueFull", TimeSpan.FromSeconds(10)));
    }
}
