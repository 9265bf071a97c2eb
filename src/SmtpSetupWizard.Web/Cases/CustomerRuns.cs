using System.Net;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Wizard;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>Takes in the checks that customers make for a case. What is checked is the agent's; user name and password are the customer's.</summary>
public sealed class CustomerRuns(CheckIntake intake, CaseReader cases, CaseStore store, TimeProvider time)
{
    /// <param name="language">Of the errors, and of the report's texts.</param>
    public async Task<Submission> SubmitAsync(
        RequestView request, string userName, Secret password, IPAddress client, string ownerKey, string language, CancellationToken cancellationToken)
    {
        var asked = request.Asked;
        var envelope = asked.Prove is Proving.Sender or Proving.Message;
        var answer = await intake.SubmitAsync(
            new()
            {
                Host = asked.Host,
                Endpoints = [.. asked.Endpoints.Select(endpoint => new EndpointInput(endpoint.Port, EndpointChoice.ModeOf(endpoint.Tls)))],
                UserName = userName,
                Password = password,
                Sender = envelope ? asked.Address : null,
                // A sender that is not given is the user name, and it has to be an address then.
                Recipient = envelope && asked.Address is null ? userName : null,
                SendTestMessage = asked.Prove == Proving.Message,
                Language = language,
                Previous = await cases.LastRunAsync(request.CaseHash, ownerKey, cancellationToken),
            },
            client, ownerKey, cancellationToken);
        if (answer is not Accepted accepted) return answer;
        // The check is under way: whoever leaves now would leave one that the case does not know of.
        await store.AddRunAsync(
            new()
            {
                ReportHash = ReportToken.Hash(accepted.Token),
                CaseHash = request.CaseHash,
                CreatedAt = time.GetUtcNow(),
                SealedToken = OwnerKey.Seal(request.Token, accepted.Token),
                SealedRequest = OwnerKey.Seal(ownerKey, request.Token),
            },
            CancellationToken.None);
        return answer;
    }
}
