using FgtAsg.Cli.Commands;

namespace FgtAsg.IntegrationTests.Cli;

public sealed class ShellCommandTests
{
    [Theory]
    [InlineData(40, "  aws s3 ls --region x --output table")]
    [InlineData(37, "  aws s3 ls --region x --output table")]
    [InlineData(30, "  aws s3 ls --region x \\|    --output table")]
    [InlineData(20, "  aws s3 ls \\|    --region x \\|    --output table")]
    [InlineData(5, "  aws \\|    s3 \\|    ls \\|    --region x \\|    --output table")]
    public void Lines_Width_BreakBetweenOptionsOnly(int width, string expected) =>
        Assert.Equal(expected.Split('|'), ShellCommand.Lines("aws s3 ls --region x --output table", width));
}
