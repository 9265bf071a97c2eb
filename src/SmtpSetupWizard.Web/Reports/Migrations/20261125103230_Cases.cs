using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SmtpSetupWizard.Web.Reports.Migrations
{
    /// <inheritdoc />
    public partial class Cases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    sealed_request = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false),
                    sealed_token = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: true),
                    host = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    asked = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "case_runs",
                columns: table => new
                {
                    report_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    case_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sealed_token = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false),
                    sealed_request = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_runs", x => x.report_hash);
                    table.ForeignKey(
                        name: "FK_case_runs_cases_case_hash",
                        column: x => x.case_hash,
                        principalTable: "cases",
                        principalColumn: "token_hash",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_case_runs_reports_report_hash",
                        column: x => x.report_hash,
                        principalTable: "reports",
                        principalColumn: "token_hash",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "case_runs_case_hash_created_at",
                table: "case_runs",
                columns: new[] { "case_hash", "created_at" });

            migrationBuilder.CreateIndex(
                name: "cases_created_at",
                table: "cases",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "cases_expires_at",
                table: "cases",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "cases_host_created_at",
                table: "cases",
                columns: new[] { "host", "created_at" });

            migrationBuilder.CreateIndex(
                name: "cases_request_hash",
                table: "cases",
                column: "request_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_runs");

            migrationBuilder.DropTable(
                name: "cases");
        }
    }
}
