using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Route53;
using FgtAsg.Sandbox.Time;
using FgtAsg.Sandbox.Wire;

namespace FgtAsg.Tests.Sandbox.Faults;

/// <summary>Faults and request limits apply equally to the SDK clients in this process and to calls over HTTP.</summary>
public sealed class SdkAndHttpTests
{
    private readonly VirtualClock _time = new();
    private readonly AwsModel _aws;

    public SdkAndHttpTests() => _aws = new AwsModel(new CloudOptions { ElasticIpQuota = 1000 }, _time);

    [Fact]
    public async Task Fault_SdkClient_ThrowsTheServiceErrorOrLosesTheAnswer()
    {
        var faults = new FaultInjector(time: _time);
        using var ec2 = new EC2Client(_aws.Cloud, faults);
        faults.Add("ec2", "AllocateAddress", FaultEffect.Throttle());
        faults.Add("ec2", "AllocateAddress", FaultEffect.LoseResponse);

        var throttled = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.AllocateAddressAsync(new AllocateAddressRequest()));
        Assert.Equal(("RequestLimitExceeded", HttpStatusCode.ServiceUnavailable), (throttled.ErrorCode, throttled.StatusCode));
        Assert.Empty(_aws.Cloud.Addresses);
        await Assert.ThrowsAnyAsync<IOException>(() => ec2.AllocateAddressAsync(new AllocateAddressRequest()));
        Assert.Single(_aws.Cloud.Addresses);
    }

    [Theory]
    [InlineData("ModifyNetworkInterfaceAttribute", false, 100, 5)]
    [InlineData("CreateNetworkInterface", false, 100, 5)]
    [InlineData("DeleteNetworkInterface", false, 100, 5)]
    [InlineData("AttachNetworkInterface", false, 50, 5)]
    [InlineData("AllocateAddress", false, 50, 5)]
    [InlineData("CreateTags", false, 50, 5)]
    [InlineData("DescribeInstances", false, 50, 10)]
    [InlineData("DescribeInstances", true, 100, 20)]
    [InlineData("DescribeAddresses", false, 100, 20)]
    public void Limit_Ec2Operation_MatchesTheDeveloperGuide(string operation, bool isNarrowed, int capacity, int refill) =>
        Assert.Equal((capacity, refill), RequestLimits.Of("ec2", operation, isNarrowed));

    [Fact]
    public async Task Limit_SdkAndHttpCalls_ShareABucketThatTheClockRefills()
    {
        var query = new QueryService(_aws.Cloud);
        var granted = 0;
        for (var i = 0; i < 60; i++)
        {
            granted += await AllocateAsync(query, throughHttp: i % 2 == 0) ? 1 : 0;
        }

        Assert.Equal(50, granted);
        _time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 10; i++)
        {
            granted += await AllocateAsync(query, throughHttp: i % 2 == 0) ? 1 : 0;
        }

        Assert.Equal(55, granted);
        Assert.Equal([new RequestUse("ec2", "AllocateAddress", 55, 15, TimeSpan.FromSeconds(1))], _aws.Cloud.RequestUses);
    }

    [Fact]
    public async Task Limit_DescribeWithAFilter_HasABucketOfItsOwn()
    {
        async Task<bool> AskAsync(DescribeInstancesRequest request)
        {
            try
            {
                await _aws.Cloud.EC2.DescribeInstancesAsync(request);
                return true;
            }
            catch (AmazonEC2Exception e) when (e.ErrorCode == "RequestLimitExceeded")
            {
                return false;
            }
        }

        var plain = 0;
        while (await AskAsync(new DescribeInstancesRequest()))
        {
            plain++;
        }

        var filtered = 0;
        while (await AskAsync(new DescribeInstancesRequest { Filters = [new Filter("instance-state-name", ["running"])] }))
        {
            filtered++;
        }

        Assert.Equal((50, 100), (plain, filtered));
    }

    [Fact]
    public async Task Limit_ForeignLoad_TakesItsShareOfTheRefill()
    {
        var aws = new AwsModel(
            new CloudOptions { ElasticIpQuota = 1000, RequestLimits = RequestLimits.Published with { ForeignLoad = 0.4 } }, _time);
        async Task<int> AllocateAllAsync()
        {
            for (var granted = 0; ; granted++)
            {
                try
                {
                    await aws.Cloud.EC2.AllocateAddressAsync(new AllocateAddressRequest());
                }
                catch (AmazonEC2Exception e) when (e.ErrorCode == "RequestLimitExceeded")
                {
                    return granted;
                }
            }
        }

        Assert.Equal(50, await AllocateAllAsync());
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(30, await AllocateAllAsync());
    }

    [Fact]
    public async Task Limit_Route53_IsFiveCallsPerSecond()
    {
        var zone = _aws.HostedZones.Create("fw.internal", isPrivate: true);
        using var route53 = new Route53Client(_aws.HostedZones);
        var change = new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone.Id,
            ChangeBatch = new ChangeBatch
            {
                Changes =
                [
                    new Change
                    {
                        Action = ChangeAction.UPSERT,
                        ResourceRecordSet = new ResourceRecordSet
                        {
                            Name = "a.fw.internal",
                            Type = RRType.A,
                            TTL = 1,
                            ResourceRecords = [new ResourceRecord { Value = "10.0.0.1" }],
                        },
                    },
                ],
            },
        };
        for (var i = 0; i < 5; i++)
        {
            await route53.ChangeResourceRecordSetsAsync(change);
        }

        var throttled = await Assert.ThrowsAsync<AmazonRoute53Exception>(() => route53.ChangeResourceRecordSetsAsync(change));
        Assert.Equal("Throttling", throttled.ErrorCode);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        await route53.ChangeResourceRecordSetsAsync(change);
    }

    private async Task<bool> AllocateAsync(QueryService query, bool throughHttp)
    {
        if (throughHttp)
        {
            var form = new Dictionary<string, string> { ["Action"] = "AllocateAddress", ["Version"] = "2016-11-15" };
            var response = await query.HandleAsync(QueryService.Ec2, form, CancellationToken.None);
            Assert.True(response.ErrorCode is null or "RequestLimitExceeded", response.ErrorCode);
            return response.ErrorCode is null;
        }

        try
        {
            await _aws.Cloud.EC2.AllocateAddressAsync(new AllocateAddressRequest());
            return true;
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "RequestLimitExceeded")
        {
            return false;
        }
    }
}
