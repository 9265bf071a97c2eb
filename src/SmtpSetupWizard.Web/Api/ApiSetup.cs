using Microsoft.OpenApi;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Pasted;

namespace SmtpSetupWizard.Web.Api;

public static class ApiSetup
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        // Read now, so that a malformed text stops the start.
        builder.Services.AddSingleton(new ExplanationLibrary());
        builder.Services.AddSingleton<ReportDocuments>();
        builder.Services.AddSingleton<PastedIntake>();
        builder.Services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "SMTP Setup Wizard", Version = "1" };
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer((schema, context, _) =>
            {
                if (context.JsonTypeInfo.Type == typeof(Secret)) (schema.Type, schema.Format) = (JsonSchemaType.String, "password");
                return Task.CompletedTask;
            });
        });
    }
}
