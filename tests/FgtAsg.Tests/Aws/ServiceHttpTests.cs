using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Aws;
using FgtAsg.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Tests.Aws;

/// <summary>The clients' connections to a local socket server that answers for all services.</summary>
public sealed class ServiceHttpTests : IAsyncLifetime, IDisposable
{
    private static readonly BasicAWSCredentials Credentials = new("AKIDEXAMPLE", "secret");

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(60), TimeProvider.System);
    private readonly ServiceHttp _http = new();
    private readonly ConcurrentQueue<(string Connection, string? Expectation)> _requests = new();
    private readonly SemaphoreSlim _answers = new(0);
    private LoopbackServer _server = null!;
    private AmazonEC2Client _ec2 = null!;
    private AmazonDynamoDBClient _dynamoDb = null!;
    private AmazonS3Client _s3 = null!;

    private int Connections => _requests.Select(r => r.Connection).Distinct().Count();

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(AnswerAsync, _ => { }, _timeout.Token);
        _ec2 = new GuardedEC2Client(Credentials, Configure(new AmazonEC2Config()));
        _dynamoDb = new AmazonDynamoDBClient(Credentials, Configure(DynamoDbSettings.Create()));
        _s3 = new AmazonS3Client(Credentials, Configure(S3Settings.Create()));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _s3.Dispose();
        _dynamoDb.Dispose();
        _ec2.Dispose();
        _http.Dispose();
        _answers.Dispose();
        _timeout.Dispose();
    }

    [Fact]
    public async Task Clients_SequentialCalls_ShareOneConnection()
    {
        _answers.Release(6);
        for (var i = 0; i < 2; i++)
        {
            await DescribeAsync();
            await GetItemAsync();
            await PutObjectAsync();
        }

        Assert.Equal(6, _requests.Count);
        Assert.Equal(1, Connections);
    }

    [Fact]
    public async Task Clients_ConcurrentCalls_OpenOneConnectionEachAndKeepIt()
    {
        var atOnce = Task.WhenAll(DescribeAsync(), DescribeAsync(), GetItemAsync(), PutObjectAsync());
        while (_requests.Count < 4)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, _timeout.Token);
        }

        _answers.Release(8);
        await atOnce;
        await DescribeAsync();
        await GetItemAsync();
        await Task.WhenAll(PutObjectAsync(), DescribeAsync());

        Assert.Equal(8, _requests.Count);
        Assert.Equal(4, Connections);
    }

    [Fact]
    public async Task S3_PutObject_SendsNoExpectHeader()
    {
        _answers.Release(1);

        await PutObjectAsync();

        Assert.Null(Assert.Single(_requests).Expectation);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _requests.Enqueue((context.Connection.Id, context.Request.Headers.Expect));
        await _answers.WaitAsync(context.RequestAborted);
        var answer = context.Request.Headers.ContainsKey("X-Amz-Target") ? "{}" : context.Request.Path == "/" ? Bodies.NoAddresses : "";
        await context.Response.WriteAsync(answer, context.RequestAborted);
    }

    private Task DescribeAsync() => _ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), _timeout.Token);

    private Task GetItemAsync() => _dynamoDb.GetItemAsync("table", new() { ["Category"] = new("license#FGVM01") }, _timeout.Token);

    private async Task PutObjectAsync()
    {
        using var content = new MemoryStream("{}"u8.ToArray());
        await _s3.PutObjectAsync(
            new PutObjectRequest { BucketName = "bucket", Key = "key", InputStream = content, AutoCloseStream = false }, _timeout.Token);
    }

    private TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.HttpClientFactory = _http;
        config.ServiceURL = _server.Endpoint.ToString();
        config.AuthenticationRegion = "eu-central-1";
        if (config is AmazonS3Config s3)
        {
            s3.ForcePathStyle = true;
        }

        return config;
    }
}
