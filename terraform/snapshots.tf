# Snapshots of disks: settings, schedule and permissions. iam_fleet.tf has the permission to describe instances.

locals {
  snapshots = module.settings.snapshots != null
  snapshot_settings = (
    local.snapshots ? module.settings.snapshots :
    { regions = null, selection = "group", schedule = null, slot_minutes = 1440, keep = { count = 7, days = 30, minimum = 1 } }
  )
  snapshot_regions  = local.snapshot_settings.regions == null ? [local.region] : sort(tolist(local.snapshot_settings.regions))
  snapshot_anywhere = contains(local.snapshot_regions, "all")

  snapshot_environment = local.snapshots ? {
    snapshot_regions      = join(",", local.snapshot_regions)
    snapshot_selection    = local.snapshot_settings.selection
    snapshot_slot_minutes = tostring(local.snapshot_settings.slot_minutes)
    snapshot_keep_count   = tostring(local.snapshot_settings.keep.count)
    snapshot_keep_days    = tostring(local.snapshot_settings.keep.days)
    snapshot_keep_minimum = tostring(local.snapshot_settings.keep.minimum)
  } : {}

  # The slot follows from the time in the schedule's event. So an event that arrives late or twice means the same slot.
  snapshot_rules = local.snapshots ? {
    snapshots = {
      description = "Starts the snapshots of disks"
      schedule    = local.snapshot_settings.schedule
      pattern     = null
      input = {
        paths    = { time = "$.time" }
        template = "{\"action\":\"snapshot\",\"time\":<time>}"
      }
    }
  } : {}

  snapshot_alarms = local.snapshots ? {
    snapshots-failed = {
      metric     = "SnapshotFailed", of = local.our_metric, statistic = "Sum", period = 900
      comparison = ">=", threshold = 1, missing = "notBreaching"
      description = join(" ", [
        "Some disks have no snapshot, or old snapshots could not be deleted. The function tries again twice, and continues where it",
        "stopped. ${local.logs} has the regions, the disks, and the cause under \"reason\" (docs/how-to/snapshots.md).",
      ])
    }
  } : {}

  snapshot_metrics = local.snapshots ? ["SnapshotsCreated", "SnapshotsDeleted", "SnapshotsFailed", "SnapshotRegionsFailed"] : []

  # An ARN may have "*" as its region.
  snapshot_arn_regions = local.snapshot_anywhere ? ["*"] : local.snapshot_regions
  volume_arns          = [for region in local.snapshot_arn_regions : "arn:${local.partition}:ec2:${region}:${local.account}:volume/*"]
  # The ARN of a snapshot has no account.
  snapshot_arns = [for region in local.snapshot_arn_regions : "arn:${local.partition}:ec2:${region}::snapshot/*"]
  volume_tag    = try(regex("^tag:([^=]+)=(.*)$", local.snapshot_settings.selection), null)

  snapshot_statements = [
    merge(
      {
        Sid      = "LookAtDisks"
        Effect   = "Allow"
        Action   = ["ec2:DescribeVolumes", "ec2:DescribeSnapshots", "ec2:DescribeImages", "ec2:DescribeRegions"]
        Resource = "*"
      },
      # DescribeRegions is called in the function's own region.
      local.snapshot_anywhere ? {} :
      { Condition = { StringEquals = { "aws:RequestedRegion" = distinct(concat(local.snapshot_regions, [local.region])) } } },
    ),
    # CreateSnapshot requires permissions for the volume and the new snapshot.
    merge(
      {
        Sid      = "MakeSnapshotsOfVolumes"
        Effect   = "Allow"
        Action   = "ec2:CreateSnapshot"
        Resource = local.volume_arns
      },
      local.volume_tag == null ? {} : { Condition = { StringEquals = { "aws:ResourceTag/${local.volume_tag[0]}" = local.volume_tag[1] } } },
    ),
    {
      Sid       = "MakeSnapshotsWithTags"
      Effect    = "Allow"
      Action    = "ec2:CreateSnapshot"
      Resource  = local.snapshot_arns
      Condition = { StringEquals = local.created_with_tag }
    },
    # Only in the creating call, as for interfaces.
    {
      Sid      = "TagSnapshotsThatAreMade"
      Effect   = "Allow"
      Action   = "ec2:CreateTags"
      Resource = local.snapshot_arns
      Condition = {
        StringEquals = merge(local.created_with_tag, { "ec2:CreateAction" = "CreateSnapshot" })
        "ForAllValues:StringEquals" = {
          "aws:TagKeys" = ["fgt-asg:group", "fgt-asg:volume-id", "fgt-asg:instance-id", "fgt-asg:slot", "Name"]
        }
      }
    },
    {
      Sid       = "DeleteOwnSnapshots"
      Effect    = "Allow"
      Action    = "ec2:DeleteSnapshot"
      Resource  = local.snapshot_arns
      Condition = { StringEquals = local.has_our_tag }
    },
  ]
}

resource "aws_iam_role_policy" "snapshots" {
  count = local.snapshots ? 1 : 0

  name   = "snapshots"
  role   = aws_iam_role.function.name
  policy = jsonencode({ Version = "2012-10-17", Statement = local.snapshot_statements })
}
