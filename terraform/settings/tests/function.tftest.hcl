# Each validation of the function, with a value that only this validation refuses.

variables {
  group = {
    image_id           = "ami-0123456789abcdef0"
    instance_type      = "c6i.xlarge"
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
    max_size           = 4
  }

  network_interfaces = {
    trust = {
      device_index    = 1
      subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
      security_groups = ["sg-0123456789abcdef1"]
    }
  }
}

run "vpc_without_subnets" {
  command = plan

  variables {
    vpc_config = { subnet_ids = [], security_group_ids = ["sg-0123456789abcdef3"] }
  }

  expect_failures = [var.vpc_config]
}

run "vpc_subnet_by_name" {
  command = plan

  variables {
    vpc_config = { subnet_ids = ["private"], security_group_ids = ["sg-0123456789abcdef3"] }
  }

  expect_failures = [var.vpc_config]
}

run "vpc_without_security_groups" {
  command = plan

  variables {
    vpc_config = { subnet_ids = ["subnet-0123456789abcdef3"], security_group_ids = [] }
  }

  expect_failures = [var.vpc_config]
}

run "vpc_security_group_by_name" {
  command = plan

  variables {
    vpc_config = { subnet_ids = ["subnet-0123456789abcdef3"], security_group_ids = ["lambda"] }
  }

  expect_failures = [var.vpc_config]
}


run "one_invocation_at_once" {
  command = plan

  variables {
    event_queue = { maximum_concurrency = 1 }
  }

  expect_failures = [var.event_queue]
}

run "batch_size_too_large" {
  command = plan

  variables {
    event_queue = { batch_size = 100 }
  }

  expect_failures = [var.event_queue]
}

run "receive_count_of_zero" {
  command = plan

  variables {
    event_queue = { max_receive_count = 0 }
  }

  expect_failures = [var.event_queue]
}
