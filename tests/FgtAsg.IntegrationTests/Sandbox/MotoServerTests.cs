using System.Diagnostics;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Moto;

namespace FgtAsg.IntegrationTests.Sandbox;

public sealed class MotoServerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [ToolFact(Tools.Moto)]
    public async Task Start_Twice_TwoPortsThatAnswerAndEndWithDispose()
    {
        var first = await MotoServer.StartAsync();
        await using var second = await MotoServer.StartAsync();
        using var client = new HttpClient();

        Assert.NotEqual(first.Endpoint, second.Endpoint);
        Assert.Equal("127.0.0.1", first.Endpoint.Host);
        await first.DisposeAsync();
        await first.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(first.Endpoint));
        Assert.NotEmpty(await client.GetStringAsync(new Uri(second.Endpoint, "/moto-api/data.json")));
    }

    [ToolFact(Tools.Moto)]
    public async Task ParentKilled_MotoEnds()
    {
        // What holds moto's standard input is killed; with a parent's death the system closes it in the same way.
        using var limit = new CancellationTokenSource(Limit);
        using var parent = StartParent();
        var port = await parent.StandardOutput.ReadLineAsync(limit.Token);
        Assert.NotNull(port);

        parent.Kill();

        using var client = new HttpClient();
        var endpoint = new Uri($"http://127.0.0.1:{port}/moto-api/data.json");
        while (await AnswersAsync(client, endpoint, limit.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    // A parent that is no test: starts moto's launcher as the sandbox does, says the port, and waits to be killed.
    private static Process StartParent()
    {
        const string Parent = """
            import json, subprocess, sys, time
            child = subprocess.Popen([sys.executable, "-u", "-c", sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     stderr=subprocess.DEVNULL)
            print(json.loads(child.stdout.readline())["port"], flush=True)
            time.sleep(600)
            """;
        return Process.Start(new ProcessStartInfo(MotoInterpreter.Path, ["-c", Parent, MotoServer.Launcher()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri endpoint, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(endpoint, cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
