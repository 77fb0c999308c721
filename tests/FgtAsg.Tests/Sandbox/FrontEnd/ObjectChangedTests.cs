using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.FrontEnd.Faults;
using FgtAsg.Sandbox.FrontEnd.Objects;
using FgtAsg.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Tests.Sandbox.FrontEnd;

/// <summary>What the front end sees of S3's objects, by the requests and moto's answers.</summary>
public sealed class ObjectChangedTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<ObjectChange> _changes = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private readonly HttpClient _client = new();
    private Action<HttpResponse> _answer = _ => { };
    private string _body = "";
    private LoopbackServer _moto = null!;
    private AwsFrontEnd _frontEnd = null!;

    public async Task InitializeAsync()
    {
        _moto = await LoopbackServer.StartAsync(AnswerAsync, _ => { }, _limit.Token);
        _frontEnd = await AwsFrontEnd.StartAsync(
            new AwsFrontEndOptions { Query = (_, _, _, _) => throw new InvalidOperationException("Nobody asks for EC2 here."), Moto = _moto.Endpoint }, _limit.Token);
        _frontEnd.ObjectChanged += _changes.Enqueue;
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _frontEnd.DisposeAsync();
        await _moto.DisposeAsync();
        _limit.Dispose();
    }

    [Theory]
    [InlineData("/fleet/licenses/a%20b%2Bc%2Fd.lic", "licenses/a b+c/d.lic")]
    [InlineData("/fleet/licenses/%25%C3%A9+x.lic", "licenses/%é+x.lic")]
    public async Task Put_IsSeenWithKeySizeAndETag(string path, string key)
    {
        _answer = response => response.Headers.ETag = "\"e1\"";

        await CallAsync("PUT", path, "12345");

        var change = Assert.Single(_changes);
        Assert.Equal(
            (ObjectChangeKind.Put, "fleet", key, 5L, "e1", null), (change.Kind, change.Bucket, change.Key, change.Size!.Value, change.ETag, change.VersionId));
    }

    [Fact]
    public async Task Put_InSignedChunks_HasTheSizeOfWhatIsStored()
    {
        await CallAsync("PUT", "/fleet/k", "5;chunk-signature=1\r\nhello\r\n", ("x-amz-decoded-content-length", "5"));

        Assert.Equal(5, Assert.Single(_changes).Size);
    }

    [Fact]
    public async Task Put_InTheHostStyle_IsSeenWithItsWholeKey()
    {
        await CallAsync("PUT", "/fleet/k", "x", ("Host", "fleet.localhost"));

        Assert.Equal(("fleet", "fleet/k"), (Assert.Single(_changes).Bucket, Assert.Single(_changes).Key));
    }

    [Theory]
    [InlineData("PUT", "/fleet/a%20b", "x-amz-copy-source", ObjectChangeKind.Copy)]
    [InlineData("POST", "/fleet/a%20b?uploadId=u", "x-any", ObjectChangeKind.CompleteMultipartUpload)]
    public async Task CopyAndMultipart_SizeIsAskedFor(string method, string path, string header, ObjectChangeKind kind)
    {
        _answer = response => response.Headers["x-amz-version-id"] = "v1";

        await CallAsync(method, path, "", (header, "/other/k"));

        var change = Assert.Single(_changes);
        Assert.Equal((kind, "a b", 777L, "/fleet/a%20b?versionId=v1", "v1"), (change.Kind, change.Key, change.Size!.Value, change.ETag, change.VersionId));
    }

    [Theory]
    [InlineData("/fleet/k", null, null, ObjectChangeKind.Delete, null)]
    [InlineData("/fleet/k", "true", "v2", ObjectChangeKind.DeleteMarkerCreated, "v2")]
    [InlineData("/fleet/k?versionId=v1", "true", "v1", ObjectChangeKind.Delete, "v1")]
    [InlineData("/fleet/k", null, "null", ObjectChangeKind.Delete, null)]
    public async Task Delete_OfAnObjectAVersionOrByAMarker(string path, string? marker, string? version, ObjectChangeKind kind, string? expected)
    {
        _answer = response =>
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            response.Headers["x-amz-delete-marker"] = marker;
            response.Headers["x-amz-version-id"] = version;
        };

        await CallAsync("DELETE", path);

        var change = Assert.Single(_changes);
        Assert.Equal((kind, "k", expected, null), (change.Kind, change.Key, change.VersionId, change.Size));
        Assert.True(change.IsRemoval);
    }

    [Fact]
    public async Task DeleteObjects_TellsThoseThatWereDeleted()
    {
        _body = """
            <DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
              <Deleted><Key>a b</Key></Deleted>
              <Deleted><Key>c</Key><DeleteMarker>true</DeleteMarker><DeleteMarkerVersionId>m</DeleteMarkerVersionId></Deleted>
              <Deleted><Key>d</Key><VersionId>v</VersionId></Deleted>
              <Error><Key>e</Key><Code>AccessDenied</Code></Error>
            </DeleteResult>
            """;

        await CallAsync("POST", "/fleet?delete", "<Delete/>");

        Assert.Equal(
            [
                ("a b", ObjectChangeKind.Delete, null),
                ("c", ObjectChangeKind.DeleteMarkerCreated, "m"),
                ("d", ObjectChangeKind.Delete, "v"),
            ],
            _changes.Select(change => (change.Key, change.Kind, change.VersionId)));
    }

    [Theory]
    [InlineData("PUT", "/fleet/k", 412)]
    [InlineData("GET", "/fleet/k", 200)]
    [InlineData("PUT", "/fleet/k?tagging", 200)]
    [InlineData("PUT", "/fleet/k?partNumber=1&uploadId=u", 200)]
    [InlineData("DELETE", "/fleet/k?uploadId=u", 204)]
    [InlineData("DELETE", "/fleet/k?tagging", 204)]
    [InlineData("PUT", "/fleet", 200)]
    public async Task Call_ThatChangesNoObject_IsNotTold(string method, string path, int status)
    {
        _answer = response => response.StatusCode = status;

        await CallAsync(method, path);

        Assert.Empty(_changes);
    }

    [Fact]
    public async Task Faults_WhatIsPerformedIsTold_WhatIsNotIsNot()
    {
        _frontEnd.Faults.Add("s3", "PutObject", FaultEffect.Throttle());
        await CallAsync("PUT", "/fleet/k", "x");
        Assert.Empty(_changes);

        _frontEnd.Faults.Add("s3", "PutObject", FaultEffect.LoseResponse);
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync("PUT", "/fleet/k", "x"));
        Assert.Single(_changes);
    }

    private async Task CallAsync(string method, string path, string content = "", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(
            _frontEnd.Endpoint.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content)),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request, _limit.Token);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentLength = 777;
            context.Response.Headers.ETag = string.Create(
                CultureInfo.InvariantCulture, $"\"{context.Request.Path.ToUriComponent()}{context.Request.QueryString}\"");
            return;
        }

        _answer(context.Response);
        if (_body.Length > 0)
        {
            await context.Response.WriteAsync(_body, _limit.Token);
        }
    }
}
