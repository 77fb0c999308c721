using FgtAsg.Sandbox.Http;
using FgtAsg.Sandbox.LambdaHost;

namespace FgtAsg.IntegrationTests.Sandbox;

public sealed class FunctionProgramTests
{
    [Theory]
    [InlineData("/sdk/dotnet", "/runtime/dotnet", "/sdk/dotnet")]
    [InlineData(null, "/runtime/dotnet", "/runtime/dotnet")]
    public void FindHost_KnownHost_ReturnsIt(string? variable, string processPath, string expected) =>
        Assert.Equal(expected, FunctionProgram.FindHost(name => name == "DOTNET_HOST_PATH" ? variable : null, processPath));

    [Fact]
    public void FindHost_NoneOnPath_ThrowsWithTheReason()
    {
        var exception = Assert.Throws<SandboxUnavailableException>(() => FunctionProgram.FindHost(
            name => name == "PATH" ? AppContext.BaseDirectory : null, "/tools/fgt-asg"));

        Assert.Contains("which is not on PATH", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FileIsNotAProgram_ThrowsWithTheReason()
    {
        var exception = Assert.Throws<SandboxUnavailableException>(() => FunctionProgram.Of(Path.Combine(Repository.Root, "README.md")));

        Assert.Contains("neither a .dll nor an executable", exception.Message, StringComparison.Ordinal);
    }
}
