using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SmtpSetupWizard.Web.Reports.Migrations
{
    /// <inheritdoc />
    public partial class Sharing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "finding",
                table: "reports",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "host",
                table: "reports",
                type: "TEXT",
                maxLength: 253,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "reports",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "previous",
                table: "reports",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_token",
                table: "reports",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "series",
                table: "reports",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sharing",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    show_addresses = table.Column<bool>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sharing", x => x.token_hash);
                    table.ForeignKey(
                        name: "FK_sharing_reports_token_hash",
                        column: x => x.token_hash,
                        principalTable: "reports",
                        principalColumn: "token_hash",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "reports_owner_hash_created_at",
                table: "reports",
                columns: new[] { "owner_hash", "created_at" });

            migrationBuilder.CreateIndex(
                name: "reports_series_created_at",
                table: "reports",
                columns: new[] { "series", "created_at" });

            migrationBuilder.CreateIndex(
                name: "sharing_expires_at",
                table: "sharing",
                column: "expires_at");

            // Reports from before this version are found in lists as well.
            migrationBuilder.Sql("""
                UPDATE reports SET
                    series = token_hash,
                    host = json_extract(asked, '$.host'),
                    finding = json_extract(report, '$.verdict.finding.code'),
                    outcome = CASE json_extract(report, '$.verdict.outcome') WHEN 'ready' THEN 'Ready' WHEN 'ready_with_warnings' THEN 'ReadyWithWarnings' WHEN 'failed' THEN 'Failed' END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sharing");

            migrationBuilder.DropIndex(
                name: "reports_owner_hash_created_at",
                table: "reports");

            migrationBuilder.DropIndex(
                name: "reports_series_created_at",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "finding",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "host",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "outcome",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "previous",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "sealed_token",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "series",
                table: "reports");
        }
    }
}
